package cn.yijianshi.tax.domain;

/** The taxes on the transfer of a house, in the order in which they are worked out. */
public enum Tax {
    VAT("增值税", Party.SELLER),
    SURCHARGE("附加税费", Party.SELLER),
    INCOME_TAX("个人所得税", Party.SELLER),
    DEED_TAX("契税", Party.BUYER),
    STAMP_SELLER("印花税（转让方）", Party.SELLER),
    STAMP_BUYER("印花税（受让方）", Party.BUYER),
    LAND_VALUE_TAX("土地增值税", Party.SELLER);

    private final String label;
    private final Party payer;

    Tax(String label, Party payer) {
        this.label = label;
        this.payer = payer;
    }

    public String label() {
        return label;
    }

    public Party payer() {
        return payer;
    }

    public enum Party {
        SELLER("转让方"),
        BUYER("受让方");

        private final String label;

        Party(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
