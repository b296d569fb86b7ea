package cn.yijianshi.engine.domain;

import java.util.Locale;

/** The grounds on which time is not counted; there are no others. How long each may last is data. */
public enum PauseGround {
    HEARING("行政许可法第四十五条", true),
    TENDER("行政许可法第四十五条", true),
    AUCTION("行政许可法第四十五条", true),
    INSPECTION("行政许可法第四十五条", true),
    QUARANTINE("行政许可法第四十五条", true),
    APPRAISAL("行政许可法第四十五条", true),
    EXPERT_REVIEW("行政许可法第四十五条", true),
    RECTIFICATION("医疗器械监督管理条例第十三条", false),
    PUBLIC_NOTICE("事项依据的公示、公告规定", true),
    OBJECTION("事项依据的公示、公告规定：异议处理期间", false),
    DISPUTE("市场主体登记管理条例实施细则第十九条", false),
    WAIT_APPLICANT("平台规则：等待申请人缴费、签名或到场核验", false);

    private final String basis;
    private final boolean announced;

    PauseGround(String basis, boolean announced) {
        this.basis = basis;
        this.announced = announced;
    }

    public String basis() {
        return basis;
    }

    /** The legal limit that says how long it may last at most. */
    public String limitKey() {
        return "pause_" + name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether the office must tell beforehand how much time it needs. Only that much is left out of the count: when it
     * is over the clock runs on by itself. What lies with others, the applicant or a court, ends when it ends, and the
     * office is told when it takes too long.
     */
    public boolean needIsAnnounced() {
        return announced;
    }
}
