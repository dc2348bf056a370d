export { OrdersCard } from './orders-card.tsx'
export { SalesView } from './sales-view.tsx'
export { TransactionsCard } from './transactions-card.tsx'
