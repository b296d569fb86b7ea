// What officers find when they come: filed through the API, so that a journey begins where it is about something.
import { sample } from './form.mjs'

const day = (years, days = 0) => {
  const at = new Date(Date.now() + 8 * 3_600_000)
  at.setUTCFullYear(at.getUTCFullYear() + years)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** A home of the sample's seller, in the register of titles; answers the application to sell it. */
export async function homeToSell(admin) {
  const serial = Math.floor(Math.random() * 1e8).toString().padStart(8, '0')
  const unitCode = `350502008009GB00087F${serial}`
  const location = `泉州市鲤城区东街${Number(serial.slice(0, 3)) + 1}号${serial}幢501室`
  const { status, body } = await admin.api('/api/departments/property-registration/register/units', 'POST', {
    units: [{ unitCode, location, plannedUse: 'RESIDENCE', buildingArea: 130, innerArea: 108.5, owners: [{ name: '王建国', idNumber: '35058219020304003X', share: 100 }] }],
  })
  if (status !== 200) throw new Error(`a home for the register: ${status} ${JSON.stringify(body)}`)
  const application = sample('home_transfer')
  const { form } = application
  Object.assign(form.realty, { unitCode, location, certNo: body.units[0].titleNumber })
  form.deal.signedOn = day(0, -4)
  form.tax.sellerHoldFrom = day(-6)
  const end = serial.slice(-6)
  Object.assign(form.power, { accountNo: `3505029${end}` })
  Object.assign(form.water, { accountNo: `W350529${end}` })
  Object.assign(form.gas, { accountNo: `G350529${end}` })
  Object.assign(form.catv, { accountNo: `C350529${end}` })
  return application
}

/** 水电气网联合报装 of a shop: all of it, or of power alone. */
export function shopToConnect({ powerOnly = false } = {}) {
  const application = sample('utility_joint')
  if (powerOnly) {
    application.answers.services = ['power']
    for (const other of ['water', 'gas', 'net']) delete application.form[other]
    delete application.answers.discharge
  }
  application.form.place.address = `泉州市鲤城区新门街${Math.floor(Math.random() * 900) + 100}号1层`
  application.form.util.wantedOn = day(0, 28)
  return application
}

/** Asks again and again until the answer is one. */
export async function until({ page }, ask, what) {
  const end = Date.now() + 30_000
  let seen
  while (Date.now() < end) {
    seen = await ask()
    if (seen.found) return seen.found
    await page.waitForTimeout(200)
  }
  throw new Error(`${what} is ${JSON.stringify(seen.seen)}`)
}

/** Waits until the case's item has a review, and answers where it is. */
export const reviewOf = (applicant, caseId, item, wanted = review => review.reviewId) => until(applicant, async () => {
  const { body } = await applicant.api(`/api/applications/${caseId}`)
  const seen = body.reviews?.find(review => review.item === item)
  return { seen, found: seen && wanted(seen) ? seen : undefined }
}, `${item} of ${caseId}`)

/** 企业开办 under a name that nobody has yet. */
export function companyToStart(brand) {
  const application = sample('company_start')
  const { form } = application
  const own = [...Math.floor(Math.random() * 1e9).toString()].map(digit => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('').slice(0, 5)
  form.enterprise.nameBrand = brand + own
  form.name.alternatives[0].brand = `${brand}${own}源`
  form.domicile.leaseTo = day(3)
  form.util.wantedOn = day(0, 21)
  for (const fund of ['si', 'medins', 'hpf']) form[fund].firstMonth = day(0, 32).slice(0, 7)
  for (const holder of form.shareholders) holder.dueDate = day(4)
  return application
}

/** Files a company; answers its case number once its review has come to the department. */
export async function fileCompany(applicant, brand) {
  const application = companyToStart(brand)
  const { status, body } = await applicant.api('/api/applications', 'POST', application)
  if (status !== 201) throw new Error(`filing: ${status} ${JSON.stringify(body)}`)
  await reviewOf(applicant, body.id, 'company_establishment')
  return body.caseNo
}
