package cn.yijianshi.engine.domain;

/** The grounds on which time is not counted; there are no others. */
public enum PauseGround {
    HEARING("行政许可法第四十五条"),
    TENDER("行政许可法第四十五条"),
    AUCTION("行政许可法第四十五条"),
    INSPECTION("行政许可法第四十五条"),
    QUARANTINE("行政许可法第四十五条"),
    APPRAISAL("行政许可法第四十五条"),
    EXPERT_REVIEW("行政许可法第四十五条"),
    RECTIFICATION("医疗器械监督管理条例第十三条"),
    PUBLIC_NOTICE("事项依据的公示、公告规定"),
    DISPUTE("市场主体登记管理条例实施细则第十九条"),
    WAIT_APPLICANT("平台规则：等待申请人缴费、签名或到场核验");

    private final String basis;

    PauseGround(String basis) {
        this.basis = basis;
    }

    public String basis() {
        return basis;
    }
}
