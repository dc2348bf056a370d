import type { Words } from './words.ts'

/** Hidden amounts and names (issue 4.10), and the PIN that shows them again and leaves the wall screen. */
export const privacyWords = {
  'privacy.hidden.both': { id: 'Nominal dan nama tersembunyi', en: 'Amounts and names are hidden' },
  'privacy.hidden.amounts': { id: 'Nominal tersembunyi', en: 'Amounts are hidden' },
  'privacy.hidden.names': { id: 'Nama tersembunyi', en: 'Names are hidden' },
  'privacy.showHint': { id: 'Tampilkan lagi (Ctrl Shift H)', en: 'Show them again (Ctrl Shift H)' },
  'privacy.reveal': { id: 'Tampilkan yang tersembunyi', en: 'Show what is hidden' },
  'privacy.revealBody': {
    id: 'Nominal dan nama akan terbaca oleh siapa pun yang melihat layar ini.',
    en: 'Amounts and names can then be read by everybody who sees this screen.',
  },
  'privacy.show': { id: 'Tampilkan', en: 'Show' },
  'privacy.hideNow': { id: 'Sembunyikan nominal dan nama', en: 'Hide amounts and names' },
  'privacy.showNow': { id: 'Tampilkan nominal dan nama', en: 'Show amounts and names' },
  'privacy.hint': {
    id: 'Untuk layar yang terlihat pelanggan. Berlaku di semua tampilan, pesan, dan pemberitahuan sistem. Harga pada penjualan yang sedang dicatat tetap tampil, dan berkas ekspor selalu berisi data lengkap.',
    en: 'For screens that customers see. It holds on every view, in messages and in system notifications. Prices of the sale that is being written stay visible, and exported files always hold everything.',
  },
  'privacy.amounts': { id: 'Sembunyikan nominal', en: 'Hide amounts' },
  'privacy.amountsHint': {
    id: 'Omset, transaksi, dan harga tampil sebagai Rp •••',
    en: 'Revenue, transactions and prices are shown as Rp •••',
  },
  'privacy.names': { id: 'Sembunyikan nama orang', en: 'Hide people\u2019s names' },
  'privacy.namesHint': {
    id: 'Nama pasien dan kasir tampil sebagai •••',
    en: 'Names of patients and cashiers are shown as •••',
  },

  'pin.label': { id: 'PIN', en: 'PIN' },
  'pin.title': { id: 'PIN', en: 'PIN' },
  'pin.hint': {
    id: 'Ditanyakan untuk menampilkan lagi yang tersembunyi dan untuk keluar dari layar dinding. 4 sampai 12 angka.',
    en: 'Asked for to show again what is hidden, and to leave the wall screen. 4 to 12 digits.',
  },
  'pin.isSet': { id: 'PIN terpasang', en: 'A PIN is set' },
  'pin.isNone': { id: 'Belum ada PIN', en: 'No PIN is set' },
  'pin.set': { id: 'Pasang PIN', en: 'Set a PIN' },
  'pin.change': { id: 'Ganti PIN', en: 'Change the PIN' },
  'pin.remove': { id: 'Hapus PIN', en: 'Remove the PIN' },
  'pin.setBody': {
    id: 'Catat di tempat aman: PIN tidak dapat dibaca kembali.',
    en: 'Keep a note of it in a safe place: a PIN cannot be read again.',
  },
  'pin.removeBody': {
    id: 'Sesudah ini siapa pun dapat menampilkan yang tersembunyi dan keluar dari layar dinding.',
    en: 'After this anybody can show what is hidden and leave the wall screen.',
  },
  'pin.current': { id: 'PIN sekarang', en: 'Current PIN' },
  'pin.next': { id: 'PIN baru', en: 'New PIN' },
  'pin.again': { id: 'PIN baru sekali lagi', en: 'New PIN once more' },
  'pin.bad': { id: 'Tulis 4 sampai 12 angka.', en: 'Write 4 to 12 digits.' },
  'pin.different': {
    id: 'Tidak sama dengan PIN baru di atas.',
    en: 'It is not the same as the new PIN above.',
  },
  'pin.pause_one': {
    id: 'Terlalu banyak PIN salah. Coba lagi {{count}} detik lagi.',
    en: 'Too many wrong PINs. Try again in {{count}} second.',
  },
  'pin.pause_other': {
    id: 'Terlalu banyak PIN salah. Coba lagi {{count}} detik lagi.',
    en: 'Too many wrong PINs. Try again in {{count}} seconds.',
  },
  'pin.wrong': { id: 'PIN sekarang tidak cocok.', en: 'This is not the current PIN.' },
  'pin.saved': { id: 'PIN tersimpan', en: 'The PIN is set' },
  'pin.removed': { id: 'PIN dihapus', en: 'The PIN is removed' },
} as const satisfies Words
