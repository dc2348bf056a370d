import type {
  AdjustStock,
  CreateAnime,
  CreateBranch,
  CreateJob,
  CreateNotification,
  CreateOrder,
  PatchJob,
  PublishEvent,
  PutEpisode,
  PutProduct,
  PutStats,
  PutVideoServer,
  PutWatcher,
  RegisterSale,
  ReportFile,
  WriteLog,
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
  | { readonly kind: 'create-anime'; readonly input: CreateAnime }
  | { readonly kind: 'create-episode'; readonly input: PutEpisode }
  | { readonly kind: 'update-episode'; readonly id: string; readonly input: PutEpisode }
  | { readonly kind: 'delete-episode'; readonly id: string }
  | { readonly kind: 'create-video-server'; readonly input: PutVideoServer }
  | { readonly kind: 'update-video-server'; readonly id: string; readonly input: PutVideoServer }
  | { readonly kind: 'delete-video-server'; readonly id: string }
  | { readonly kind: 'create-job'; readonly input: CreateJob }
  | { readonly kind: 'patch-job'; readonly id: string; readonly input: PatchJob }
  | { readonly kind: 'report-file'; readonly input: ReportFile }
  | { readonly kind: 'put-watcher'; readonly input: PutWatcher }
  | { readonly kind: 'rebuild-cache' }
  | { readonly kind: 'put-stats'; readonly input: PutStats }
  | { readonly kind: 'create-notification'; readonly input: CreateNotification }
  | { readonly kind: 'write-log'; readonly input: WriteLog }
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
  /** Name of the sender's person, else the label of its token: the cashier of a sale (O2). */
  readonly sender: string
  /** A new UUIDv7. A repetition under the same Idempotency-Key gets the first answer, and with it the first id. */
  readonly newId: () => string
}
