package cn.yijianshi.catalogue;

import java.util.List;

/**
 * How the paper of an item looks.
 *
 * @param number rule of its number, as in {@link Output}; {@code output:<key>} takes an output
 * @param holder where the holder's name comes from, as in {@link CertificateLine}
 */
public record CertificateTemplate(
        String kind, String title, String titleEn, String number, String holder, List<CertificateLine> lines) {

    public CertificateTemplate {
        lines = Copies.of(lines);
    }
}
