#!/bin/bash
# Makes lcov/gcov-lcov2-*.info and lcov/llvm-mcdc-*.info in the folder $1: two runs of one small program, once by gcc and once
# by clang with MC/DC. Needs g++, clang 18 or newer, and a checkout of lcov 2 in $LCOV2.
set -euo pipefail
source=$(cd "$(dirname "$0")/cpp" && pwd)
mkdir -p "$1" && cd "$1"
cp "$source"/* .
for run in 1 2; do
  mkdir -p "gcc$run" "clang$run"
  (cd "gcc$run" && g++ --coverage -o shop "../main$run.cpp" ../price.cpp && ./shop)
  "$LCOV2/bin/lcov" -q -c -d "gcc$run" --branch-coverage -o "gcov-lcov2-$run.info" --ignore-errors unsupported
  (
    cd "clang$run"
    clang++ -fprofile-instr-generate -fcoverage-mapping -fcoverage-mcdc -o shop "../main$run.cpp" ../price.cpp
    ./shop
    llvm-profdata merge --sparse default.profraw -o shop.profdata
    llvm-cov export -format=text -instr-profile=shop.profdata ./shop > shop.json
    "$LCOV2/bin/llvm2lcov" --branch --mcdc -o "../llvm-mcdc-$run.info" shop.json
  )
done
sed -i "s#$PWD/#/__w/shop/shop/#" ./*.info
