// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inRows, readNotice } from './notice'

const NOTICE = `各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

describe('the notice of a year', () => {
  it('is read as the platform has it', () => {
    const file = parse(readFileSync(new URL('../../../../../workflows/calendar/2026.yaml', import.meta.url), 'utf8')) as { off: { from: string; to: string; reason: string }[]; work: { day: string; reason: string }[] }
    const read = readNotice(NOTICE, 2026)

    expect(inRows(read.off).map(({ from, to, reason }) => ({ from, to, reason }))).toEqual(file.off)
    expect(read.work).toEqual([...file.work].sort((one, other) => one.day.localeCompare(other.day)))
    expect(read.unread).toHaveLength(1)
  })

  it('crosses months, and leaves another year’s days to that year', () => {
    expect(readNotice('一、国庆节、中秋节：9月29日（周五）至10月6日放假调休，共8天。', 2023).off.map(one => one.day)).toEqual(['2023-09-29', '2023-09-30', '2023-10-01', '2023-10-02', '2023-10-03', '2023-10-04', '2023-10-05', '2023-10-06'])
    expect(readNotice('一、元旦：2023年12月30日至2024年1月1日放假，与周末连休。', 2024).off).toEqual([{ day: '2024-01-01', reason: '元旦' }])
    expect(readNotice('一、清明节：4月4日（周五）放假1天。', 2025).off).toEqual([{ day: '2025-04-04', reason: '清明节' }])
  })

  it('takes no day that does not exist', () => {
    expect(readNotice('一、某节：2月30日放假。', 2026)).toEqual({ off: [], work: [], unread: ['一、某节：2月30日放假。'] })
  })
})
