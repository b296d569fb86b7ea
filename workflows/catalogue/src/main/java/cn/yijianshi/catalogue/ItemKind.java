package cn.yijianshi.catalogue;

/** What sort of service an item is: 许可, 确认, 备案, 征收, 公共服务, or a look-up without any document (数据核验). */
public enum ItemKind {
    LICENCE,
    CONFIRMATION,
    FILING,
    TAXATION,
    PUBLIC_SERVICE,
    DATA_CHECK
}
