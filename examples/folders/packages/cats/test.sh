test -d packages/cats
