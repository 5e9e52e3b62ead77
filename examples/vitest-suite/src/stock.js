export const isAvailable = (stock, wanted) => wanted > 0 && stock >= wanted;
