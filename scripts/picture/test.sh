# A test suite in small.
sleep 0.9
[ "$1" = cart ] || exit 0
echo "FAIL src/cart.test.ts"
echo "  adds the delivery fee once"
echo "  AssertionError: expected 12.5 to be 11.9"
echo "    at src/cart.test.ts:48:21"
exit 1
