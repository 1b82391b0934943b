package org.wardledger.web.work;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// Wires the pages of those who are signed in, beside [org.wardledger.web.QuerySide]. The process
/// that starts them supplies `StatementImports` and `DataRequests`.
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class WorkSide {}
