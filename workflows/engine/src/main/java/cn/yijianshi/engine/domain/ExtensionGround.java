package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;

/** Who may lengthen a limit, and by how much at most; each clock is lengthened once. */
public enum ExtensionGround {
    OFFICE_HEAD(10, "行政许可法第四十二条第一款", "lic_42_1_extension"),
    GOVERNMENT_HEAD(15, "行政许可法第四十二条第二款", "lic_42_2_extension"),
    COMPLEX_REGISTRATION(3, "市场主体登记管理条例第十九条", "mer_19_extension");

    private final Limit most;
    private final String basis;
    private final String limitKey;

    ExtensionGround(int workingDays, String basis, String limitKey) {
        this.most = new Limit(workingDays, LimitUnit.WORKING_DAY);
        this.basis = basis;
        this.limitKey = limitKey;
    }

    public Limit most() {
        return most;
    }

    /** The legal limit that says how much it is today; {@link #most} is what it was when this was written. */
    public String limitKey() {
        return limitKey;
    }

    public String basis() {
        return basis;
    }
}
