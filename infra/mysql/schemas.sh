#!/bin/bash
# Run once by the MySQL image when its data folder is new: a schema and a user for each service, and each user
# sees its own schema only. YIJIANSHI_DB_PASSWORD is the password of all of them in this composition.
set -euo pipefail
: "${YIJIANSHI_DB_PASSWORD:?}"

for schema in \
  yijianshi_intake \
  yijianshi_engine \
  yijianshi_company_registration \
  yijianshi_utility_hookup \
  yijianshi_property_registration \
  yijianshi_tax \
  yijianshi_department \
  keycloak; do
  mysql --user=root --password="$MYSQL_ROOT_PASSWORD" <<SQL
CREATE DATABASE \`$schema\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE USER '$schema'@'%' IDENTIFIED BY '$YIJIANSHI_DB_PASSWORD';
GRANT ALL PRIVILEGES ON \`$schema\`.* TO '$schema'@'%';
SQL
done
