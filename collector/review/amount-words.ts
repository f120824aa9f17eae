/** An amount in the currency of the endpoints' prices, which the collector is not told: "1,234.50", "0.0032"; a dash for nothing known. */
export const amountWords = (amount: number | undefined): string => {
  if (amount === undefined) return '–';
  const digits = amount > 0 && amount < 0.1 ? 4 : 2;
  return amount.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: digits });
};
