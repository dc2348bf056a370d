/** The one product of a small shop, well in stock, as `POST /v1/products` takes it. */
export const product = {
  productType: 'frame',
  productId: 'F-1',
  name: 'Rayban Aviator',
  code: 'FR0001',
  branchId: 'utama',
  stock: 40,
  unitPrice: 1_000_000,
}
