package cn.yijianshi.propertyregistration.domain;

import java.util.Optional;

/** Which registry numbers the titles of a region, and under which name. */
public interface Registries {

    Optional<Registry> ofRegion(String region);

    /**
     * @param place as in the title number, such as 泉州市
     * @param office as printed on the certificate
     */
    record Registry(String region, String province, String place, String office) {}
}
