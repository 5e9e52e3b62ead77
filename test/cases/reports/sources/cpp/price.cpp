#include "price.h"

int price(int count, bool member, bool sale) {
  if (count < 0)
    throw std::invalid_argument("count");
  if (count > 10 && (member || sale))
    return half(count) + (int)half((double)count);
  return twice(count);
}
