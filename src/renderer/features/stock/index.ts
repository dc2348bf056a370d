export { StockCard } from './stock-card.tsx'
export { StockView } from './stock-view.tsx'
export { typeName } from './type-name.ts'
