import type { Words } from './words.ts'

/** Steps and causes of a connection test (issue 3.9), for the screen and for `pantau doctor`. */
export const checkWords = {
  'check.step.address': { id: 'Alamat', en: 'Address' },
  'check.step.dns': { id: 'Cari nama server', en: 'Look up the server name' },
  'check.step.connect': { id: 'Sambung', en: 'Connect' },
  'check.step.tls': { id: 'Amankan sambungan', en: 'Secure the connection' },
  'check.step.answer': { id: 'Jawaban server', en: 'Answer of the server' },
  'check.step.content-type': { id: 'Jenis isi', en: 'Kind of content' },
  'check.step.first-byte': { id: 'Kabar pertama', en: 'First byte' },
  'check.step.heartbeat': { id: 'Kabar berikutnya', en: 'Heard again' },

  'check.outcome.running': { id: 'berjalan', en: 'running' },
  'check.outcome.ok': { id: 'baik', en: 'ok' },
  'check.outcome.failed': { id: 'gagal', en: 'failed' },
  'check.outcome.skipped': { id: 'dilewati', en: 'skipped' },

  'check.healthy': {
    id: 'Sehat: sumber ini terdengar sebagaimana mestinya.',
    en: 'Healthy: this source is heard as it should be.',
  },

  'check.cause.bad-address.title': { id: 'Alamatnya tidak sah', en: 'The address is not valid' },
  'check.cause.bad-address.body': {
    id: 'Tulis alamat lengkap dengan http:// atau https://, misalnya http://192.168.1.20:9001.',
    en: 'Write the full address with http:// or https://, for example http://192.168.1.20:9001.',
  },
  'check.cause.dns.title': { id: 'Nama server tidak ditemukan', en: 'The server name was not found' },
  'check.cause.dns.body': {
    id: 'Periksa ejaan nama di alamat, dan apakah komputer ini tersambung ke jaringan yang mengenal nama itu (VPN, DNS).',
    en: 'Check the spelling of the name in the address, and whether this computer is on the network that knows the name (VPN, DNS).',
  },
  'check.cause.refused.title': { id: 'Server menolak sambungan', en: 'The server refuses the connection' },
  'check.cause.refused.body': {
    id: 'Komputernya ada, tetapi tidak ada program yang mendengarkan di port itu. Nyalakan server, atau periksa nomor port dan firewall.',
    en: 'The computer is there, but no program listens on that port. Start the server, or check the port number and the firewall.',
  },
  'check.cause.unreachable.title': { id: 'Server tidak terjangkau', en: 'The server cannot be reached' },
  'check.cause.unreachable.body': {
    id: 'Tidak ada jalan jaringan ke alamat itu. Periksa kabel, Wi-Fi, VPN, dan alamat jaringannya.',
    en: 'There is no network path to that address. Check cable, Wi-Fi, VPN and the network address.',
  },
  'check.cause.proxy.title': {
    id: 'Proksi tidak meneruskan sambungan',
    en: 'The proxy does not let the connection through',
  },
  'check.cause.proxy.body': {
    id: 'Masalahnya di proksi, bukan di server. Periksa alamat proksi, atau pilih "tanpa proksi" bila server ada di jaringan sendiri.',
    en: 'The trouble is at the proxy, not at the server. Check the proxy address, or choose "no proxy" when the server is on your own network.',
  },
  'check.cause.tls.title': { id: 'Sambungan aman gagal', en: 'The secure connection failed' },
  'check.cause.tls.body': {
    id: 'Sertifikat server tidak dapat dipercaya, atau server tidak memakai https di port ini. Perbarui sertifikat, pasang otoritas sendiri untuk sumber ini, atau sematkan sertifikatnya bila Anda yakin itu miliknya.',
    en: 'The certificate of the server cannot be trusted, or the server does not speak https on this port. Renew the certificate, add your own authority to this source, or pin the certificate if you are sure that it is the right one.',
  },
  'check.cause.timeout.title': { id: 'Server tidak menjawab', en: 'The server does not answer' },
  'check.cause.timeout.body': {
    id: 'Tidak ada jawaban dalam batas waktu. Server mungkin macet atau kelebihan beban, atau firewall membuang paketnya tanpa kabar.',
    en: 'There was no answer in time. The server may hang or be overloaded, or a firewall drops the packets silently.',
  },
  'check.cause.secret-missing.title': {
    id: 'Kata sandi atau token belum ada',
    en: 'The password or token is missing',
  },
  'check.cause.secret-missing.body': {
    id: 'Sumber ini perlu token atau kata sandi, tetapi tidak ada yang tersimpan untuk alamat ini. Masukkan sekali lagi.',
    en: 'This source needs a token or a password, but none is stored for this address. Enter it once more.',
  },
  'check.cause.unauthorized.title': {
    id: 'Server meminta masuk (401)',
    en: 'The server asks to sign in (401)',
  },
  'check.cause.unauthorized.body': {
    id: 'Token atau kata sandi kosong, salah, atau sudah kedaluwarsa. Masukkan yang baru di "Masuk dengan".',
    en: 'The token or password is absent, wrong or has expired. Enter a new one under "Sign in with".',
  },
  'check.cause.forbidden.title': {
    id: 'Server menolak akun ini (403)',
    en: 'The server refuses this account (403)',
  },
  'check.cause.forbidden.body': {
    id: 'Akunnya dikenal, tetapi tidak boleh membaca aliran ini. Minta peran atau cabang yang sesuai kepada pemilik server.',
    en: 'The account is known, but may not read this stream. Ask the owner of the server for the right role or branch.',
  },
  'check.cause.not-found.title': {
    id: 'Tidak ada apa-apa di alamat itu (404)',
    en: 'There is nothing at that address (404)',
  },
  'check.cause.not-found.body': {
    id: 'Servernya menjawab, tetapi alirannya tidak ada di sana. Periksa jalur di alamat dan jenis server yang dipilih.',
    en: 'The server answers, but the stream is not there. Check the path in the address and the kind of server that was chosen.',
  },
  'check.cause.http-status.title': {
    id: 'Server menjawab dengan galat',
    en: 'The server answers with an error',
  },
  'check.cause.http-status.body': {
    id: 'Status ada di rincian. 5xx berarti server bermasalah: lihat catatan servernya. 429 berarti terlalu sering bertanya.',
    en: 'The status is in the details. 5xx means trouble at the server: look into its log. 429 means that it is asked too often.',
  },
  'check.cause.redirect-loop.title': {
    id: 'Server mengalihkan tanpa akhir',
    en: 'The server redirects without end',
  },
  'check.cause.redirect-loop.body': {
    id: 'Satu alamat mengirim ke alamat lain dan kembali. Biasanya aturan http/https atau halaman masuk di server. Coba https:// atau alamat alirannya langsung.',
    en: 'One address sends to another and back. Usually it is a rule for http/https or a sign-in page at the server. Try https:// or the address of the stream itself.',
  },
  'check.cause.ended-by-server.title': {
    id: 'Server mengakhiri aliran (204)',
    en: 'The server has ended the stream (204)',
  },
  'check.cause.ended-by-server.body': {
    id: 'Dengan 204 server meminta agar tidak disambung lagi. Tanyakan kepada pemilik server apakah aliran itu masih ada.',
    en: 'With 204 the server asks not to connect again. Ask its owner whether the stream still exists.',
  },
  'check.cause.login-page.title': {
    id: 'Yang datang halaman masuk, bukan aliran',
    en: 'A sign-in page came instead of a stream',
  },
  'check.cause.login-page.body': {
    id: 'Server mengira Anda belum masuk. Pilih cara masuk yang benar untuk sumber ini, misalnya cookie sesi atau token.',
    en: 'The server thinks that nobody is signed in. Choose the right way to sign in for this source, for example its session cookie or a token.',
  },
  'check.cause.wrong-content-type.title': {
    id: 'Alamat ini bukan aliran peristiwa',
    en: 'This address is not an event stream',
  },
  'check.cause.wrong-content-type.body': {
    id: 'Aliran harus berjenis text/event-stream, atau JSON yang ditanya berkala. Periksa jalur di alamat; jenis yang datang ada di rincian.',
    en: 'A stream must be text/event-stream, or JSON that is polled. Check the path in the address; what came is in the details.',
  },
  'check.cause.proxy-buffering.title': {
    id: 'Sebuah proksi menahan aliran',
    en: 'A proxy holds the stream back',
  },
  'check.cause.proxy-buffering.body': {
    id: 'Sesuatu di depan server mengumpulkan peristiwa sebelum meneruskannya. Di nginx: "proxy_buffering off" (atau biarkan header X-Accel-Buffering berlaku) dan "proxy_read_timeout 24h" untuk jalur ini.',
    en: 'Something in front of the server collects events before it passes them on. With nginx: "proxy_buffering off" (or let the header X-Accel-Buffering work) and "proxy_read_timeout 24h" for this path.',
  },
  'check.cause.no-heartbeat.title': {
    id: 'Tidak ada tanda hidup dari server',
    en: 'The server gives no sign of life',
  },
  'check.cause.no-heartbeat.body': {
    id: 'Sambungan terbuka, tetapi sunyi terlalu lama, sehingga sambungan mati tidak dapat dikenali. Minta server mengirim komentar (": ping") tiap 15 detik; atau memang sedang tidak ada peristiwa.',
    en: 'The connection is open but silent for too long, so a dead one could not be told from it. Let the server send a comment (": ping") every 15 seconds; or there are no events at present.',
  },
  'check.cause.connection-lost.title': { id: 'Sambungan terputus', en: 'The connection was lost' },
  'check.cause.connection-lost.body': {
    id: 'Server atau sesuatu di jalan menutup sambungan di tengah jalan. Lihat catatan server dan batas waktu di proksi.',
    en: 'The server, or something on the way, closed the connection in the middle. Look into the log of the server and the time limits of proxies.',
  },
} as const satisfies Words
