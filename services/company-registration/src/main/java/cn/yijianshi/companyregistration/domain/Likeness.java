package cn.yijianshi.companyregistration.domain;

/**
 * How alike two brands may be, and what follows.
 *
 * @param sameTrade whether only enterprises of the same trade are compared
 * @param sameRegistry whether only enterprises of the same registry are compared
 * @param leastLength shorter brands are not compared: too much would look alike
 */
public record Likeness(Kind kind, Effect effect, boolean sameTrade, boolean sameRegistry, int leastLength) {

    public enum Kind {
        SAME_SOUND("name.same-sound"),
        CONTAINS("name.contains-brand"),
        ONE_CHARACTER("name.one-character");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }

        boolean holds(String brand, String other, Sounds sounds) {
            return switch (this) {
                case SAME_SOUND -> sounds.of(brand).equals(sounds.of(other));
                case CONTAINS -> brand.contains(other);
                case ONE_CHARACTER -> differInOne(brand, other);
            };
        }

        private static boolean differInOne(String brand, String other) {
            if (brand.length() != other.length()) {
                return false;
            }
            int different = 0;
            for (int i = 0; i < brand.length(); i++) {
                different += brand.charAt(i) == other.charAt(i) ? 0 : 1;
            }
            return different == 1;
        }
    }

    public enum Effect {
        OFF,
        /** Shown, and the applicant promises to use the name honestly. */
        WARN,
        BLOCK
    }
}
