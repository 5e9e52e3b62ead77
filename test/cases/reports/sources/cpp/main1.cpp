#include "price.h"
int main() { return price(12, true, false) + price(12, false, false) > 0 ? 0 : 1; }
