export { PrivacyDesk } from './privacy-desk.tsx'
export { PrivacyMark } from './privacy-mark.tsx'
