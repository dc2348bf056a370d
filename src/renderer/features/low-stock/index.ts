export { LowStockBadge } from './low-stock-badge.tsx'
