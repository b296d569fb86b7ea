package cn.yijianshi.catalogue;

import java.util.List;

/**
 * How the paper of an item looks.
 *
 * @param number rule of its number, as in {@link Output}; {@code output:<key>} takes an output
 * @param holder where the holder's name comes from, as in {@link CertificateLine}
 * @param validFor from the day of issue on, in calendar days, months or years; null for ever
 */
public record CertificateTemplate(
        String kind,
        String title,
        String titleEn,
        String number,
        String holder,
        List<CertificateLine> lines,
        Limit validFor) {

    public CertificateTemplate {
        lines = Copies.of(lines);
    }

    public CertificateTemplate(
            String kind, String title, String titleEn, String number, String holder, List<CertificateLine> lines) {
        this(kind, title, titleEn, number, holder, lines, null);
    }
}
