import type { CreateBranch, PutProduct } from '../../shared/hub/commands.ts'

/** The simulated shop's second branch; it may sell what is not there yet, so that negative stock is seen (O21). */
export const secondBranch: CreateBranch = { id: 'cabang-2', name: 'Cabang 2', allowNegativeStock: true }

const frameModels = [
  'Rinjani',
  'Bromo',
  'Toba',
  'Merapi',
  'Komodo',
  'Raja',
  'Belitung',
  'Kawi',
  'Dieng',
  'Bunaken',
]
const frameLooks: readonly (readonly [look: string, price: number])[] = [
  ['Full Rim Hitam', 285_000],
  ['Half Rim Perak', 425_000],
  ['Titanium Emas', 890_000],
]
const lenses: readonly (readonly [name: string, price: number])[] = [
  ['Single Vision CR-39 1.50', 120_000],
  ['Single Vision 1.56 HMC', 175_000],
  ['Single Vision 1.60 HMC', 320_000],
  ['Single Vision 1.67 HMC', 540_000],
  ['Blue Cut 1.56', 260_000],
  ['Blue Cut 1.60', 415_000],
  ['Photochromic 1.56', 385_000],
  ['Photochromic 1.60 Blue Cut', 620_000],
  ['Bifokal Kryptok 1.56', 240_000],
  ['Bifokal Flattop 1.56', 275_000],
  ['Progresif 1.56', 650_000],
  ['Progresif 1.60 Blue Cut', 985_000],
  ['Progresif 1.67', 1_450_000],
  ['Drive 1.60', 760_000],
  ['Office 1.56', 590_000],
  ['Anak Miopia 1.59', 1_250_000],
  ['Polarized Abu-abu', 480_000],
  ['Polarized Cokelat', 480_000],
  ['Softlens Bulanan Bening', 95_000],
  ['Softlens Bulanan Cokelat', 110_000],
]
const accessories: readonly (readonly [name: string, price: number])[] = [
  ['Cairan Pembersih Lensa 60 ml', 25_000],
  ['Cairan Pembersih Lensa 120 ml', 42_000],
  ['Kain Mikrofiber', 10_000],
  ['Kotak Kacamata Keras', 35_000],
  ['Kotak Kacamata Lipat', 48_000],
  ['Kotak Kacamata Anak', 30_000],
  ['Tali Kacamata Olahraga', 28_000],
  ['Rantai Kacamata', 55_000],
  ['Nose Pad Silikon', 8_000],
  ['Sekrup dan Obeng Set', 20_000],
  ['Cairan Softlens 150 ml', 65_000],
  ['Cairan Softlens 300 ml', 98_000],
  ['Tempat Softlens', 15_000],
  ['Tetes Mata Softlens 10 ml', 38_000],
  ['Clip-on Sunglasses', 120_000],
  ['Antifog Spray', 45_000],
]

type Article = Omit<PutProduct, 'branchId' | 'stock'>

function article(
  productType: PutProduct['productType'],
  prefix: string,
  index: number,
  name: string,
  unitPrice: number,
): Article {
  const code = `${prefix}${String(index + 1).padStart(3, '0')}`
  return { productType, productId: String(index + 1), name, code, unitPrice }
}

const articles: readonly Article[] = [
  ...frameModels.flatMap((model, row) =>
    frameLooks.map(([look, price], column) =>
      article('frame', 'FR', row * frameLooks.length + column, `${model} ${look}`, price + row * 15_000),
    ),
  ),
  ...lenses.map(([name, price], index) => article('lensa', 'LN', index, name, price)),
  ...accessories.map(([name, price], index) => article('aksesoris', 'AK', index, name, price)),
]

/** First stock: mostly plenty, with some of every level, so that a screen has something to say from the start. */
const firstStocks = [24, 13, 31, 8, 18, 42, 6, 27, 15, 3, 36, 11, 22, 1, 29, 9, 17, 0, 33, 12]

function withStock(branchId: string, from: readonly Article[], offset: number): readonly PutProduct[] {
  return from.map((one, index) => ({
    ...one,
    branchId,
    stock: firstStocks[(index + offset) % firstStocks.length] ?? 20,
  }))
}

/** What lies on the shelves of the first day: everything in the first branch, every third article in the second. */
export const assortment: readonly PutProduct[] = [
  ...withStock('utama', articles, 0),
  ...withStock(
    secondBranch.id,
    articles.filter((_, index) => index % 3 === 0),
    7,
  ),
]

/** Who sells in the simulated shop; people who do not exist. */
export const cashiers = [
  { id: 'ayu', name: 'Ayu (simulasi)', branchId: 'utama' },
  { id: 'bima', name: 'Bima (simulasi)', branchId: 'utama' },
  { id: 'citra', name: 'Citra (simulasi)', branchId: secondBranch.id },
] as const

/** People who do not exist. */
export const patients: readonly string[] = [
  'Siti Rahmawati',
  'Budi Santoso',
  'Dewi Lestari',
  'Agus Pranoto',
  'Rina Marlina',
  'Hendra Wijaya',
  'Putri Anggraini',
  'Joko Susilo',
  'Maya Kusuma',
  'Rudi Hartono',
  'Nur Aisyah',
  'Bayu Saputra',
  'Indah Permata',
  'Yusuf Maulana',
  'Ratna Sari',
  'Dimas Nugroho',
  'Fitri Handayani',
  'Andi Firmansyah',
  'Wulan Safitri',
  'Eko Purnomo',
]
