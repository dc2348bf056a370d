/** Comics and anime that do not exist, for the simulation's library. */
export const comics: readonly string[] = [
  'Senja di Pelabuhan',
  'Kota Awan',
  'Penjaga Rimba',
  'Kapal Terakhir',
  'Bulan Separuh',
]
export const animeTitles: readonly string[] = ['Langit Jingga', 'Pasukan Ombak', 'Kereta Tengah Malam']
export const episodeTitles: readonly string[] = [
  'Awal Perjalanan',
  'Janji Lama',
  'Hujan Bulan Juni',
  'Rahasia Mercusuar',
  'Pulang',
  'Badai Pertama',
  'Surat Tanpa Nama',
]

/** What goes wrong with a file now and then. */
export const fileErrors: readonly string[] = ['Arsip rusak', 'Halaman 12 tidak terbaca', 'Nama sudah dipakai']

export const logLines: readonly (readonly [
  level: 'debug' | 'info' | 'warning' | 'error',
  message: string,
])[] = [
  ['info', 'Sinkronisasi pengguna selesai'],
  ['debug', 'Antrean notifikasi diperiksa'],
  ['info', '12 permintaan diproses'],
  ['warning', 'Jawaban penyedia lambat (2,4 s)'],
  ['error', 'Pengiriman gagal, dicoba lagi'],
  ['info', 'Indeks episode diperbarui'],
]
export const notices: readonly (readonly [severity: 'info' | 'warning', title: string, body: string])[] = [
  ['info', 'Episode baru', 'Pelanggan episode diberi tahu'],
  ['info', 'Permintaan diterima', 'Satu permintaan baru masuk antrean'],
  ['warning', 'Ruang penyimpanan', 'Sisa ruang di bawah 15 %'],
]
