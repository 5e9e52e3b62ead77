test -d packages/bees
