const OWN: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Where people look up a receipt, short enough to be read off the glass: «danhgia.quan1.gov.vn/receipt». `address`: the house's public one; without
 * it that of the page, unless only this device can reach that: null.
 */
export const receiptPlace = (address: string | undefined, page: Pick<Location, 'host' | 'hostname'>): string | null => {
  if (address === undefined) return OWN.includes(page.hostname) ? null : `${page.host}/receipt`;
  return `${new URL(address).host}/receipt`;
};
