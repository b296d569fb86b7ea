/** Things that hold every word of what was asked for, in either language; the better the earlier. */
export function matching<T extends { name: string; nameEn: string; description: string; descriptionEn: string }>(things: T[], asked: string): T[] {
  const words = asked.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  if (!words.length) return things
  const scored = things.map(thing => {
    const name = `${thing.name} ${thing.nameEn}`.normalize('NFKC').toLowerCase()
    const all = `${name} ${thing.description} ${thing.descriptionEn}`.normalize('NFKC').toLowerCase()
    const score = words.map(word => scoreOf(word, name, all))
    return { thing, score: score.every(one => one > 0) ? score.reduce((sum, one) => sum + one) : 0 }
  })
  return scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).map(({ thing }) => thing)
}

function scoreOf(word: string, name: string, all: string): number {
  if (name.includes(word)) return 4
  if (all.includes(word)) return 3
  // 开公司 is looked for in 企业开办 … 公司: pairs of neighbouring characters are enough, one of them at least.
  const characters = [...word]
  if (characters.length < 2 || !/\p{Script=Han}/u.test(word)) return 0
  const pairs = characters.slice(1).map((character, index) => characters[index] + character)
  return pairs.filter(pair => all.includes(pair)).length / pairs.length
}
