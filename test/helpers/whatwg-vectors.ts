import type { ReferenceMessage } from './whatwg-reference.ts'

/** A body and what the standard makes of it, written by hand from the standard. */
export interface WhatwgVector {
  readonly name: string
  readonly body: string | Uint8Array
  readonly messages: readonly ReferenceMessage[]
}

const message = (data: string, lastEventId = '', type = 'message'): ReferenceMessage => ({
  type,
  data,
  lastEventId,
})

/** The standard's own examples first, then one vector per clause. */
export const whatwgVectors: readonly WhatwgVector[] = [
  {
    name: 'example: one message of three lines',
    body: 'data: YHOO\ndata: +2\ndata: 10\n\n',
    messages: [message('YHOO\n+2\n10')],
  },
  {
    name: 'example: comment, id, id reset, space kept',
    body: ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n',
    messages: [message('first event', '1'), message('second event', '')],
  },
  {
    name: 'example: empty data lines',
    body: 'data\n\ndata\ndata\n\ndata:\n',
    messages: [message(''), message('\n')],
  },
  {
    name: 'example: one space after the colon is ignored',
    body: 'data:test\n\ndata: test\n\n',
    messages: [message('test'), message('test')],
  },
  { name: 'two spaces: one stays', body: 'data:  x\n\n', messages: [message(' x')] },
  { name: 'tab is no space', body: 'data:\tx\n\n', messages: [message('\tx')] },
  { name: 'LF', body: 'data: a\n\ndata: b\n\n', messages: [message('a'), message('b')] },
  { name: 'CR', body: 'data: a\r\rdata: b\r\r', messages: [message('a'), message('b')] },
  { name: 'CRLF', body: 'data: a\r\n\r\ndata: b\r\n\r\n', messages: [message('a'), message('b')] },
  {
    name: 'line breaks mixed',
    body: 'data: a\r\ndata: b\rdata: c\n\r\ndata: d\n\r',
    messages: [message('a\nb\nc'), message('d')],
  },
  { name: 'CR CR LF is one line break and one blank line', body: 'data: a\r\r\n', messages: [message('a')] },
  { name: 'LF CR is a line break and a blank line', body: 'data: a\n\r', messages: [message('a')] },
  { name: 'one byte order mark is taken off', body: '\uFEFFdata: a\n\n', messages: [message('a')] },
  {
    name: 'a second byte order mark is part of a name',
    body: '\uFEFF\uFEFFdata: a\n\ndata: b\n\n',
    messages: [message('b')],
  },
  {
    name: 'a byte order mark later is part of a name',
    body: 'data: a\n\n\uFEFFdata: b\n\n',
    messages: [message('a')],
  },
  {
    name: 'what looks like a byte order mark in Latin-1 is text',
    body: '\u00EF\u00BB\u00BFdata: a\n\ndata: b\n\n',
    messages: [message('b')],
  },
  { name: 'comments are ignored', body: ':\n: a\n:data: b\ndata: c\n:\n\n', messages: [message('c')] },
  { name: 'a comment is no blank line', body: 'data: a\n:\ndata: b\n\n', messages: [message('a\nb')] },
  {
    name: 'unknown fields are ignored',
    body: 'foo: 1\nDATA: 2\n data: 3\ndata : 4\ndata: 5\n\n',
    messages: [message('5')],
  },
  { name: 'a field without colon', body: 'data\nevent\nid\nretry\n\n', messages: [message('')] },
  {
    name: 'event names',
    body: 'event: add\ndata: 1\n\nevent: remove\ndata: 2\n\ndata: 3\n\n',
    messages: [message('1', '', 'add'), message('2', '', 'remove'), message('3')],
  },
  {
    name: 'the last event name counts',
    body: 'event: a\nevent: b\ndata: 1\n\n',
    messages: [message('1', '', 'b')],
  },
  { name: 'an empty event name is message', body: 'event: a\nevent:\ndata: 1\n\n', messages: [message('1')] },
  {
    name: 'an event name without data is forgotten',
    body: 'event: a\n\ndata: 1\n\n',
    messages: [message('1')],
  },
  {
    name: 'events called open and error are messages',
    body: 'event: open\ndata: 1\n\nevent: error\ndata: 2\n\n',
    messages: [message('1', '', 'open'), message('2', '', 'error')],
  },
  {
    name: 'event names keep their spaces',
    body: 'event:  a b \ndata: 1\n\n',
    messages: [message('1', '', ' a b ')],
  },
  {
    name: 'an id persists',
    body: 'id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n',
    messages: [message('a', '1'), message('b', '1'), message('c', '2')],
  },
  {
    name: 'an empty id resets',
    body: 'id: 1\ndata: a\n\nid:\ndata: b\n\n',
    messages: [message('a', '1'), message('b', '')],
  },
  {
    name: 'an id with NUL is ignored',
    body: 'id: 1\ndata: a\n\nid: 2\u00003\ndata: b\n\n',
    messages: [message('a', '1'), message('b', '1')],
  },
  { name: 'an id without data counts', body: 'id: 7\n\ndata: a\n\n', messages: [message('a', '7')] },
  {
    name: 'an id of an unfinished block does not count yet',
    body: 'id: 1\ndata: a\n\nid: 2\n',
    messages: [message('a', '1')],
  },
  { name: 'an id is text', body: 'id:  …x\ndata: a\n\n', messages: [message('a', ' …x')] },
  {
    name: 'retry is no data',
    body: 'retry: 1000\ndata: a\n\nretry: 1x\ndata: b\n\nretry: -1\ndata: c\n\n',
    messages: [message('a'), message('b'), message('c')],
  },
  { name: 'NUL in data is kept', body: 'data: \u0000\n\n', messages: [message('\u0000')] },
  {
    name: 'the last block without a blank line is dropped',
    body: 'data: a\n\ndata: b\n',
    messages: [message('a')],
  },
  {
    name: 'the last line without a line break is dropped',
    body: 'data: a\n\ndata: b\n\ndata: c',
    messages: [message('a'), message('b')],
  },
  { name: 'blank lines alone', body: '\n\n\r\r\n\n', messages: [] },
  { name: 'nothing', body: '', messages: [] },
  {
    name: 'text outside ASCII',
    body: 'data: Kacamata 👓 Rp 125.000 – é\n\n',
    messages: [message('Kacamata 👓 Rp 125.000 – é')],
  },
  {
    name: 'U+2028 is no line break',
    body: 'data: a\u2028b\u0085c\u000bd\n\n',
    messages: [message('a\u2028b\u0085c\u000bd')],
  },
  {
    name: 'bytes that are no UTF-8 become U+FFFD',
    body: Uint8Array.of(0x64, 0x61, 0x74, 0x61, 0x3a, 0xff, 0xc3, 0x0a, 0x0a),
    messages: [message('\uFFFD\uFFFD')],
  },
  { name: 'JSON keeps its spaces', body: 'data: {"a": [1,  2]}\n\n', messages: [message('{"a": [1,  2]}')] },
  { name: 'a colon in a value', body: 'data: a:b: c\n\n', messages: [message('a:b: c')] },
]
