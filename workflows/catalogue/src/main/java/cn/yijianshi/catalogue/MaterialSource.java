package cn.yijianshi.catalogue;

/** Where a material comes from. Only UPLOAD costs the applicant a document. */
public enum MaterialSource {
    UPLOAD,
    /** The system fills a template from the form. */
    FORM_GENERATED,
    /** Fetched electronic licence. */
    E_LICENCE,
    /** No document: the result of a query. */
    DATA_CHECK,
    COMMITMENT,
    /** What another item of the same case brought out. */
    FROM_ITEM
}
