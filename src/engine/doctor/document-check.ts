import { createPollReader } from '../stream/poll-reader.ts'
import type { BodyCheck, Verdicts } from './body.ts'
import { causeOf } from './cause.ts'
import type { ProfileFinder } from './profile-finder.ts'
import type { StepBoard } from './step-board.ts'

/** Largest document that is read, bytes; a longer one is as healthy. */
const documentBytes = 4 * 1024 * 1024

/** Reads a polled document (source-systems.md F): a whole JSON value is healthy, and no heartbeat is expected of it. */
export function createDocumentCheck(
  board: StepBoard,
  finder: ProfileFinder,
  pollMs: number,
  verdicts: Verdicts,
): BodyCheck {
  const document = createPollReader(documentBytes)

  function accept(): void {
    board.passed(`a document of ${document.bytes()} bytes`)
    board.skip('heartbeat', `a document is asked for again, every ${Math.round(pollMs / 1_000)} s`)
    verdicts.healthy()
  }

  return {
    feed(chunk) {
      if (!document.feed(chunk)) accept()
    },
    end(fault) {
      if (fault !== null) {
        verdicts.fail(causeOf(fault, board.running()), fault.detail)
        return
      }
      const text = document.text()
      if (!isJson(text)) {
        verdicts.fail('wrong-content-type', 'it says that it is JSON, but is none')
        return
      }
      finder.read({ type: 'poll', data: text, lastEventId: '', hasId: false }, 'poll')
      accept()
    },
    stop: () => {},
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
