/** Where the line begins that holds the letter at `at`. */
export const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1

/** From where to where a line (the first is 1) goes in a text; the last line for numbers beyond it. */
export function rangeOfLine(text: string, line: number): [number, number] {
  const lines = text.split('\n')
  const index = Math.max(0, Math.min(line, lines.length) - 1)
  const from = lines.slice(0, index).reduce((sum, one) => sum + one.length + 1, 0)
  return [from, from + lines[index].length]
}
