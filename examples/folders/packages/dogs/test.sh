test -d packages/dogs
