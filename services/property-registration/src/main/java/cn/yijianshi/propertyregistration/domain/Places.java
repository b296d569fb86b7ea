package cn.yijianshi.propertyregistration.domain;

/** Compares addresses as people write them: blanks, full-width signs and the names of what lies above do not count. */
final class Places {
    private Places() {}

    static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Whether an address is the place registered, or a part of it such as one room of a flat. */
    static boolean isIn(String address, String location) {
        String place = plain(location);
        return !place.isEmpty() && plain(address).startsWith(place);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s,，.。\\-－—#＃]", "").replaceFirst("^福建省", "").replaceFirst("^泉州市", "");
    }
}
