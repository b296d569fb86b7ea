package cn.yijianshi.engine.domain;

import cn.yijianshi.catalogue.Limit;
import cn.yijianshi.catalogue.LimitUnit;

/** Who may lengthen a limit, and by how much at most; each clock is lengthened once. */
public enum ExtensionGround {
    OFFICE_HEAD(10, "行政许可法第四十二条第一款"),
    GOVERNMENT_HEAD(15, "行政许可法第四十二条第二款"),
    COMPLEX_REGISTRATION(3, "市场主体登记管理条例第十九条");

    private final Limit most;
    private final String basis;

    ExtensionGround(int workingDays, String basis) {
        this.most = new Limit(workingDays, LimitUnit.WORKING_DAY);
        this.basis = basis;
    }

    public Limit most() {
        return most;
    }

    public String basis() {
        return basis;
    }
}
