/** The address, if it leads to a web page; null: it is none, or would do something else when it is opened (`javascript:`). */
export const pageUrl = (url: string | null | undefined): string | null => (url && /^https?:\/\//i.test(url) ? url : null)
