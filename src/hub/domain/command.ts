import type {
  AdjustStock,
  CreateBranch,
  CreateOrder,
  PublishEvent,
  PutProduct,
  RegisterSale,
} from '../../shared/hub/commands.ts'

/** Everything that can change the hub's log. Inputs are parsed already; who may send what was checked already. */
export type Command =
  | { readonly kind: 'create-branch'; readonly input: CreateBranch }
  | { readonly kind: 'put-product'; readonly input: PutProduct }
  | { readonly kind: 'adjust-stock'; readonly input: AdjustStock }
  | { readonly kind: 'register-sale'; readonly input: RegisterSale }
  | { readonly kind: 'create-order'; readonly input: CreateOrder }
  | { readonly kind: 'ready-order'; readonly input: { readonly orderId: string } }
  | { readonly kind: 'publish-event'; readonly input: PublishEvent }
  /** The hub's own: a new business day starts with zero revenue. */
  | { readonly kind: 'open-day' }

/** Who sent a command, and when. */
export interface CommandContext {
  /** Epoch ms. */
  readonly now: number
  /** Business day of `now` in the hub's time zone, `YYYY-MM-DD`. */
  readonly day: string
  /** The only branch that the sender may change; null means all of them (O14). */
  readonly branchId: string | null
}
