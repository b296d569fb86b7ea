package cn.yijianshi.platform.identifiers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** 电子证照标识 (GB/T 36904-2018): which kind of licence, issued by whom, which one, in which version. */
public record ELicenceId(String type, String issuer, String serial, int version) {
    private static final String ROOT = "1.2.156.3005.2";
    private static final Pattern SHAPE = Pattern.compile(
            "1\\.2\\.156\\.3005\\.2\\.([0-9A-Z]{18}[0-9]{3})\\.([0-9A-Z]{18}|[0-9]{6})\\.([0-9A-Z]{1,40})\\.([0-9]{3})\\.([0-9A-Z])");

    public ELicenceId {
        if (!type.matches("[0-9A-Z]{18}[0-9]{3}") || !Uscc.valid(type.substring(0, 18))) {
            throw new IllegalArgumentException("A licence kind is a credit code and three digits: " + type);
        }
        // Some registries sign with their region code where the standard asks for the credit code.
        if (!Uscc.valid(issuer) && !issuer.matches("[0-9]{6}")) {
            throw new IllegalArgumentException("An issuer is named by its credit code or region: " + issuer);
        }
        if (!serial.matches("[0-9A-Z]{1,40}")) {
            throw new IllegalArgumentException("A serial has letters and digits only: " + serial);
        }
        if (version < 1 || version > 999) {
            throw new IllegalArgumentException("Versions go from 001 to 999, not " + version);
        }
    }

    /** Empty when the shape, a credit code inside, or the check character is wrong. */
    public static Optional<ELicenceId> read(String text) {
        Matcher parts = SHAPE.matcher(text == null ? "" : text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var id = new ELicenceId(parts.group(1), parts.group(2), parts.group(3), Integer.parseInt(parts.group(4)));
            return id.check() == parts.group(5).charAt(0) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException wrongInside) {
            return Optional.empty();
        }
    }

    public static boolean valid(String text) {
        return read(text).isPresent();
    }

    /** Taken over the parts without the dots and without the root. */
    public char check() {
        return Mod3736.check(type + issuer + serial + "%03d".formatted(version));
    }

    public ELicenceId reissued() {
        return new ELicenceId(type, issuer, serial, version + 1);
    }

    public String text() {
        return "%s.%s.%s.%s.%03d.%s".formatted(ROOT, type, issuer, serial, version, check());
    }

    @Override
    public String toString() {
        return text();
    }
}
