#include "price.h"
int main() {
  try {
    price(-1, false, false);
  } catch (const std::exception &) {
    price(2, true, true);
    price(20, false, true);
  }
  return (int)twice(0.0);
}
