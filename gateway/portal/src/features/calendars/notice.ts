export interface Marked { day: string; reason: string }
export interface Notice { off: Marked[]; work: Marked[]; unread: string[] }

const iso = (year: number, month: number, day: number) => {
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined
}

function daysFrom(first: string, last: string): string[] {
  const days: string[] = []
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= Date.parse(`${last}T00:00:00Z`) && days.length < 60; at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** Reads the lines of the State Council's notice (国务院办公厅关于……节假日安排的通知) as they were pasted. Lines that say neither are told. */
export function readNotice(text: string, year: number): Notice {
  const off = new Map<string, string>()
  const work = new Map<string, string>()
  const unread: string[] = []
  let name = ''
  for (const raw of text.split(/\n+/)) {
    const line = raw.trim()
    if (!line) continue
    const headed = /^(?:[一二三四五六七八九十]+|\d+)\s*[、.．]\s*([^：:。]{1,20})[：:]/.exec(line)
    if (headed) name = headed[1].trim()
    const plain = line.slice(headed?.[0].length ?? 0).replace(/[（(][^）)]*[）)]/g, '').replace(/\s/g, '')
    let found = false
    for (const sentence of plain.split('。')) {
      if (sentence.includes('上班')) {
        let in_ = year
        for (const [, ownYear, month, day] of sentence.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/g)) {
          if (ownYear) in_ = Number(ownYear)
          const date = iso(in_, Number(month), Number(day))
          if (date) {
            work.set(date, `${name}调休`)
            found = true
          }
        }
      } else if (sentence.includes('放假')) {
        for (const [, ownYear, month, day, toYear, toMonth, toDay] of sentence.matchAll(/(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:(?:至|—|-|～)(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日)?/g)) {
          const begin = Number(ownYear ?? year)
          const first = iso(begin, Number(month), Number(day))
          const last = toDay ? iso(Number(toYear ?? begin), Number(toMonth ?? month), Number(toDay)) : first
          if (!first || !last) continue
          for (const date of daysFrom(first, last)) off.set(date, name)
          found = true
        }
      }
    }
    if (!found) unread.push(line)
  }
  const listed = (days: Map<string, string>) => [...days].filter(([day]) => day.startsWith(String(year))).map(([day, reason]) => ({ day, reason })).sort((one, other) => one.day.localeCompare(other.day))
  return { off: listed(off), work: listed(work), unread }
}

/** Days in a row for the same reason, as a person would say them. */
export function inRows(days: Marked[]): { from: string; to: string; reason: string; days: string[] }[] {
  const rows: { from: string; to: string; reason: string; days: string[] }[] = []
  for (const { day, reason } of [...days].sort((one, other) => one.day.localeCompare(other.day))) {
    const last = rows.at(-1)
    if (last && last.reason === reason && Date.parse(day) - Date.parse(last.to) === 86_400_000) {
      last.to = day
      last.days.push(day)
    } else rows.push({ from: day, to: day, reason, days: [day] })
  }
  return rows
}
