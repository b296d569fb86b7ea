/** 5 非常满意 … 1 非常不满意; the two lowest are called back. */
export const LEVELS = [5, 4, 3, 2, 1] as const
export const isBad = (level: number) => level <= 2
export const toneOf = (level: number) => (level >= 4 ? 'good' : level === 3 ? 'calm' : 'bad')
