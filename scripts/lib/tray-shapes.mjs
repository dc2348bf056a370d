// What the tray icons look like, as signed distances: below 0 is inside. The field is 100 wide, its middle is 0/0.
// The shapes are those of the screen (docs: state is shape, word and colour): ring and pupil when all is well, diamond
// when somebody should look, triangle when it is urgent, half disc for old data, bars for paused, empty ring for off.

const circle = (radius) => (x, y) => Math.hypot(x, y) - radius
const ring = (radius, width) => (x, y) => Math.abs(Math.hypot(x, y) - radius) - width / 2
const box = (cx, cy, w, h, round) => (x, y) => {
  const dx = Math.abs(x - cx) - w / 2 + round
  const dy = Math.abs(y - cy) - h / 2 + round
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - round
}
const union =
  (...shapes) =>
  (x, y) =>
    Math.min(...shapes.map((shape) => shape(x, y)))
const both = (a, b) => (x, y) => Math.max(a(x, y), b(x, y))
const without = (shape, hole) => (x, y) => Math.max(shape(x, y), -hole(x, y))

/** Any convex outline, its points clockwise, its corners rounded. */
const polygon = (points, round) => (x, y) => {
  let distance = Number.NEGATIVE_INFINITY
  for (let index = 0; index < points.length; index += 1) {
    const [ax, ay] = points[index]
    const [bx, by] = points[(index + 1) % points.length]
    const length = Math.hypot(bx - ax, by - ay)
    distance = Math.max(distance, ((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / length)
  }
  return distance - round
}

const call = (top, bottom, width) =>
  union(
    box(0, (top + bottom - width * 1.6) / 2, width, bottom - top - width * 1.6, width / 3),
    box(0, bottom - width / 2, width, width, width / 3),
  )

export const shapes = {
  ok: { main: ring(38, 13), accent: circle(16) },
  attention: {
    main: without(
      polygon(
        [
          [0, -44],
          [44, 0],
          [0, 44],
          [-44, 0],
        ],
        4,
      ),
      call(-24, 24, 12),
    ),
  },
  critical: {
    main: without(
      polygon(
        [
          [0, -46],
          [46, 38],
          [-46, 38],
        ],
        4,
      ),
      call(-16, 32, 13),
    ),
  },
  stale: {
    main: union(
      ring(38, 13),
      both(circle(38), (x) => x),
    ),
  },
  paused: { main: union(box(-20, 0, 24, 80, 5), box(20, 0, 24, 80, 5)) },
  off: { main: ring(38, 13) },
}

/** The tile under the icons of Linux, whose panels tell nobody whether they are dark. */
export const tile = { outline: box(0, 0, 98, 98, 22), scale: 0.7 }

const digits = {
  1: ['..#..', '.##..', '..#..', '..#..', '..#..', '..#..', '.###.'],
  2: ['.###.', '#...#', '....#', '...#.', '..#..', '.#...', '#####'],
  3: ['.###.', '#...#', '....#', '..##.', '....#', '#...#', '.###.'],
  4: ['...#.', '..##.', '.#.#.', '#..#.', '#####', '...#.', '...#.'],
  5: ['#####', '#....', '####.', '....#', '....#', '#...#', '.###.'],
  6: ['.###.', '#....', '#....', '####.', '#...#', '#...#', '.###.'],
  7: ['#####', '....#', '...#.', '...#.', '..#..', '..#..', '..#..'],
  8: ['.###.', '#...#', '#...#', '.###.', '#...#', '#...#', '.###.'],
  9: ['.###.', '#...#', '#...#', '.####', '....#', '....#', '.###.'],
  '9+': ['.##......', '#..#..#..', '#..#..#..', '.###.###.', '...#..#..', '...#..#..', '.##......'],
}

/** What stands on the badges of the taskbar, drawn for 16 pixels. */
export const badges = Object.entries(digits).map(([text, rows]) => ({
  name: text === '9+' ? 'more' : text,
  isSet: (x, y) => rows[y - 4]?.[x - Math.floor((16 - rows[0].length + 1) / 2)] === '#',
}))
