// What officers find when they come: filed through the API, so that a journey begins where it is about something.
import { sample } from './form.mjs'

const day = (years, days = 0) => {
  const at = new Date(Date.now() + 8 * 3_600_000)
  at.setUTCFullYear(at.getUTCFullYear() + years)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** A company under a name that nobody has yet; answers its case number once its review has come to the department. */
export async function fileCompany(applicant, brand) {
  const application = sample('company_start')
  const { form } = application
  const own = [...Math.floor(Math.random() * 1e9).toString()].map(digit => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('').slice(0, 5)
  form.enterprise.nameBrand = brand + own
  form.name.alternatives[0].brand = `${brand}${own}源`
  form.domicile.leaseTo = day(3)
  form.util.wantedOn = day(0, 21)
  for (const fund of ['si', 'medins', 'hpf']) form[fund].firstMonth = day(0, 32).slice(0, 7)
  for (const holder of form.shareholders) holder.dueDate = day(4)
  const { status, body } = await applicant.api('/api/applications', 'POST', application)
  if (status !== 201) throw new Error(`filing: ${status} ${JSON.stringify(body)}`)
  const end = Date.now() + 30_000
  while (Date.now() < end) {
    const { body: now } = await applicant.api(`/api/applications/${body.id}`)
    if (now.reviews?.some(review => review.item === 'company_establishment' && review.reviewId)) return body.caseNo
    await applicant.page.waitForTimeout(200)
  }
  throw new Error(`the review of ${body.caseNo} did not come`)
}
