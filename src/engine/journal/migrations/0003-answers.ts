import type { Migration } from '../../../node/sqlite/migrate.ts'

/**
 * Alerts of before get the fields that came with answers, quiet hours and escalation (issue 4): every kind of then was
 * raised by the rule of that name, nobody's answer is known, and nothing is held. Critical ones that are still open are
 * called again from the next start on, after one full interval.
 */
export const answers: Migration = {
  version: 3,
  name: '0003-answers',
  up(db) {
    db.exec(`
      UPDATE entities
      SET value = json_set(
        value,
        '$.rule', json_extract(value, '$.kind'),
        '$.answer', json('null'),
        '$.heldUntil', json('null'),
        '$.escalation', CASE
          WHEN json_extract(value, '$.severity') = 'critical' AND json_extract(value, '$.state') = 'open'
            THEN json('{"repeats":0,"nextAt":null,"tries":[]}')
          ELSE json('null')
        END
      )
      WHERE collection = 'alerts';
    `)
  },
}
