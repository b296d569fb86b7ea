-- Empty for rights that secure no debt, and for mortgages entered before the day was kept.
ALTER TABLE realty_burden ADD COLUMN debt_until DATE;
