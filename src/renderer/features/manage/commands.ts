import { typedNumber, typedText, type Values } from './kit/field-spec.ts'

/*
 * Commands of the hub out of what was typed. They are candidates: the shared schema (`hubCommand`) decides, and names the
 * fields that it does not take.
 */

const ticked = (text: string | undefined): boolean => text === 'yes'

export function branchCommand(values: Values): unknown {
  const { id, name, allowNegativeStock } = trimmed(values)
  return { kind: 'create-branch', input: { id, name, allowNegativeStock: ticked(allowNegativeStock) } }
}

export function productCommand(values: Values): unknown {
  const { productType, productId, name, code, branchId, stock, unitPrice } = trimmed(values)
  return {
    kind: 'put-product',
    input: {
      productType,
      productId,
      name,
      code,
      branchId,
      stock: typedNumber(stock),
      unitPrice: typedNumber(unitPrice),
    },
  }
}

/** An adjustment by a difference, or to what was counted. */
export function stockCommand(values: Values): unknown {
  const { productType, productId, branchId, way, amount, reason } = trimmed(values)
  const number = typedNumber(amount)
  return {
    kind: 'adjust-stock',
    input: {
      branchId,
      productType,
      productId,
      reason,
      ...(way === 'counted' ? { stock: number ?? Number.NaN } : { delta: number ?? Number.NaN }),
    },
  }
}

export function orderCommand(values: Values): unknown {
  const { orderId, branchId, patientName } = trimmed(values)
  return {
    kind: 'create-order',
    input: { orderId, branchId, ...given({ patientName: typedText(patientName) }) },
  }
}

export function animeCommand(values: Values): unknown {
  return { kind: 'create-anime', input: { title: trimmed(values).title } }
}

/** @param id the episode that is replaced; null for a new one */
export function episodeCommand(values: Values, id: string | null): unknown {
  const { animeId, number, title, visible, poster, adult } = trimmed(values)
  const input = {
    animeId,
    number,
    title,
    visible: ticked(visible),
    adult: ticked(adult),
    ...given({ poster: typedText(poster) }),
  }
  return id === null ? { kind: 'create-episode', input } : { kind: 'update-episode', id, input }
}

/** @param id the video server that is replaced; null for a new one */
export function videoServerCommand(values: Values, id: string | null): unknown {
  const { episodeId, name, url } = trimmed(values)
  const input = { episodeId, name, url }
  return id === null ? { kind: 'create-video-server', input } : { kind: 'update-video-server', id, input }
}

export function jobCommand(values: Values): unknown {
  const { jobId, total, label } = trimmed(values)
  return {
    kind: 'create-job',
    input: { jobId, total: typedNumber(total), ...given({ label: typedText(label) }) },
  }
}

/** Only what was changed is sent: what another program reported meanwhile stays. */
export function patchJobCommand(values: Values, before: Values, id: string): unknown {
  const changed = onlyChanged(trimmed(values), before)
  return {
    kind: 'patch-job',
    id,
    input: given({
      status: changed.status,
      current: typedNumber(changed.current),
      errors: typedNumber(changed.errors),
    }),
  }
}

export function watcherCommand(values: Values): unknown {
  return {
    kind: 'put-watcher',
    input: { running: ticked(values.running), enabled: ticked(values.enabled) },
  }
}

/** Only what was changed is sent: the other figures stay as they are by then. */
export function statsCommand(values: Values, before: Values): unknown {
  const changed = onlyChanged(trimmed(values), before)
  const requests = given({ total: typedNumber(changed.total), tracking: typedNumber(changed.tracking) })
  const notifications = given({ sent: typedNumber(changed.sent), pending: typedNumber(changed.pending) })
  return {
    kind: 'put-stats',
    input: {
      ...given({ users: typedNumber(changed.users), episodes_tracked: typedNumber(changed.episodes) }),
      ...(Object.keys(requests).length > 0 ? { requests } : {}),
      ...(Object.keys(notifications).length > 0 ? { notifications } : {}),
    },
  }
}

export function notificationCommand(values: Values): unknown {
  const { title, body, severity } = trimmed(values)
  return { kind: 'create-notification', input: { title, body, severity } }
}

export function userCommand(values: Values): unknown {
  const { userId, name, role, branchId } = trimmed(values)
  return { kind: 'put-user', input: { userId, name, role, ...given({ branchId: typedText(branchId) }) } }
}

/** A token of a person has that person's role and branch; any other names its own. */
export function tokenCommand(values: Values): unknown {
  const { label, userId, role, branchId } = trimmed(values)
  const person = typedText(userId)
  const input =
    person === undefined ? { role, ...given({ branchId: typedText(branchId) }) } : { userId: person }
  return { kind: 'create-token', input: { label, ...input } }
}

function trimmed(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]))
}

function onlyChanged(values: Values, before: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== before[name]))
}

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
