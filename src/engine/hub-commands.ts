import { assertNever } from '../shared/assert-never.ts'
import type { HubCommand } from '../shared/ipc/routes/hub.ts'
import type { HubRequest } from './hub-client.ts'

/** How each command of the management screens is asked of the hub (contract.md, The hub over HTTP). */
export function hubRequestOf(command: HubCommand): HubRequest {
  switch (command.kind) {
    case 'create-branch':
      return { method: 'POST', path: '/v1/branches', body: command.input }
    case 'put-product':
      return { method: 'POST', path: '/v1/products', body: command.input }
    case 'adjust-stock':
      return { method: 'POST', path: '/v1/stock/adjustments', body: command.input }
    case 'create-order':
      return { method: 'POST', path: '/v1/orders', body: command.input }
    case 'ready-order':
      return { method: 'POST', path: `${at('/v1/orders', command.orderId)}/ready` }
    case 'create-anime':
      return { method: 'POST', path: '/v1/anime', body: command.input }
    case 'create-episode':
      return { method: 'POST', path: '/v1/episodes', body: command.input }
    case 'update-episode':
      return { method: 'PUT', path: at('/v1/episodes', command.id), body: command.input }
    case 'delete-episode':
      return { method: 'DELETE', path: at('/v1/episodes', command.id) }
    case 'create-video-server':
      return { method: 'POST', path: '/v1/video-servers', body: command.input }
    case 'update-video-server':
      return { method: 'PUT', path: at('/v1/video-servers', command.id), body: command.input }
    case 'delete-video-server':
      return { method: 'DELETE', path: at('/v1/video-servers', command.id) }
    case 'create-job':
      return { method: 'POST', path: '/v1/jobs', body: command.input }
    case 'patch-job':
      return { method: 'PATCH', path: at('/v1/jobs', command.id), body: command.input }
    case 'put-watcher':
      return { method: 'PUT', path: '/v1/watcher', body: command.input }
    case 'rebuild-cache':
      return { method: 'POST', path: '/v1/cache/rebuild' }
    case 'put-stats':
      return { method: 'PUT', path: '/v1/stats', body: command.input }
    case 'create-notification':
      return { method: 'POST', path: '/v1/notifications', body: command.input }
    case 'put-user':
      return { method: 'POST', path: '/v1/users', body: command.input }
    case 'delete-user':
      return { method: 'DELETE', path: at('/v1/users', command.id) }
    case 'create-token':
      return { method: 'POST', path: '/v1/tokens', body: command.input }
    case 'revoke-token':
      return { method: 'DELETE', path: at('/v1/tokens', command.id) }
    default:
      return assertNever(command)
  }
}

function at(path: string, id: string): string {
  return `${path}/${encodeURIComponent(id)}`
}
