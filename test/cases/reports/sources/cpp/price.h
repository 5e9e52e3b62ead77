#pragma once
#include <stdexcept>
template <typename T> T half(T value) { return value / 2; }
template <typename T> T twice(T value) {
  return value + value;
}
int price(int count, bool member, bool sale);
