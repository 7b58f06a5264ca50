import type { Intent } from '../../../server/triage/understand.ts'

/** What others call our intents. Names are compared in small letters, with `_` between words. */
const NAMES: Record<Intent, string> = {
  question: `question questions inquiry enquiry query ask asks help help_request request_help support support_request information info info_request information_request how_to howto
    general_question general_inquiry request question_help customer_question`,
  complaint: `complaint complaints complain problem problems issue issues bug bug_report error technical_issue defect fault outage negative_feedback complaint_problem complaint_or_problem
    problem_report report_problem grievance dissatisfaction service_issue delivery_issue`,
  praise: 'praise praises compliment compliments thanks thank thank_you thankyou gratitude appreciation positive_feedback kudos testimonial recommendation',
  buying_signal: `buying_signal buying_signals buying buy buying_intent purchase purchase_intent purchase_inquiry intent_to_buy sales sales_lead sales_inquiry lead lead_signal presale pre_sales
    pre_sale order_intent pricing price_inquiry pi shopping`,
  goodbye: `goodbye cancellation cancellations cancel cancelling canceling churn leaving leave unsubscribe termination terminate close_account account_closure quit switching_away
    churn_risk churn_threat`,
  suggestion: 'suggestion suggestions feature_request feature_requests idea ideas wish improvement proposal product_feedback recommendation_to_company',
  press_legal:
    'press_legal press legal press_or_legal press/legal media media_inquiry journalist lawyer legal_threat law compliance gdpr data_protection investor',
  job: 'job jobs job_seeker jobseeker job_inquiry job_application application applicant career careers hiring hr recruitment recruiting employment',
  spam: 'spam promotion promotions promo spam_promotion spam_or_promotion spam/promotion advertising advertisement advert ad ads scam phishing junk marketing self_promotion',
  competitor: 'competitor competitors competition competitor_mention competitor_talk talk_about_competitor competitor_comparison rival',
  other:
    'other others none neutral_other misc miscellaneous noise irrelevant chatter chat chitchat smalltalk small_talk not_relevant n/a na oos out_of_scope off_topic statement nothing mention news',
}

const BY_NAME = new Map(
  (Object.entries(NAMES) as [Intent, string][]).flatMap(([intent, names]) => names.split(/\s+/).map((name): [string, Intent] => [name, intent])),
)

/** The intent that a label means; null: none that is known. */
export function intentOf(label: string): Intent | null {
  const plain = label
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return BY_NAME.get(plain) ?? BY_NAME.get(plain.replaceAll(/_?\/_?|_(?:or|and)_/g, '_')) ?? null
}
