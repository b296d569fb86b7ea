package cn.yijianshi.intake.domain;

import java.time.Instant;

/**
 * Who entered a value of a form, and when.
 *
 * @param by the person's id; of a value that the platform knew, the id of the certificate that tells it
 * @param name how the person is called; of a certificate, its title
 */
public record Entry(Source source, String by, String name, Instant at) {

    public enum Source {
        PERSON,
        CERTIFICATE
    }

    public static Entry of(Person person, Instant at) {
        return new Entry(Source.PERSON, person.id(), person.name(), at);
    }

    public static Entry of(Certificate certificate, Instant at) {
        return new Entry(Source.CERTIFICATE, certificate.id(), certificate.title(), at);
    }
}
